// The YAML grammar's scanner, kept inside its buffer.
//
// It writes its indentation stack into the core's buffer four bytes at a time and only asks before
// each write whether there is any room left. With the core's 1024 bytes the last of them ends two
// bytes beyond, over the parser's own state: some 250 nested sequences crash the program. With 1022
// the last write ends where the buffer it believes in does; what is nested deeper is forgotten.
#include "tree_sitter/parser.h"
#undef TREE_SITTER_SERIALIZATION_BUFFER_SIZE
#define TREE_SITTER_SERIALIZATION_BUFFER_SIZE 1022
#include "scanner.c"
