# The C++ tables of a folder's records: written by the folder's generate.py at build time.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# `library` becomes an interface library; who links it can include the tables. generate.py gets `output` (the one table, or
# the folder for several) and the records.
function(plumbline_record_tables library output)
  cmake_parse_arguments(PARSE_ARGV 2 made "" "" "TABLES;RECORDS")
  add_custom_command(
    OUTPUT ${made_TABLES}
    COMMAND Python3::Interpreter generate.py ${output} ${made_RECORDS}
    DEPENDS generate.py ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/record.py ${made_RECORDS}
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  add_custom_target(${library}_made DEPENDS ${made_TABLES})
  add_library(${library} INTERFACE)
  target_include_directories(${library} INTERFACE ${CMAKE_CURRENT_BINARY_DIR})
  add_dependencies(${library} ${library}_made)
endfunction()
