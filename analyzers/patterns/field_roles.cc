#include "analyzers/patterns/field_roles.h"

#include <array>

namespace plumbline::patterns {
namespace {

struct FieldRole {
  std::string_view field;
  Role role;
};

constexpr std::array<FieldRole, 36> kFieldRoles = {{
    {"function", Role::callee},
    {"constructor", Role::callee},
    {"arguments", Role::arguments},
    {"object", Role::object},
    {"name", Role::name},
    {"left", Role::left},
    {"right", Role::right},
    {"key", Role::key},
    {"value", Role::value},
    {"body", Role::body},
    {"condition", Role::condition},
    {"consequence", Role::then},
    {"alternative", Role::otherwise},
    {"parameters", Role::parameters},
    {"parameter", Role::parameters},
    {"return_type", Role::return_type},
    {"result", Role::return_type},
    {"type", Role::type},
    {"decorator", Role::decorator},
    {"superclasses", Role::superclass},
    {"superclass", Role::superclass},
    {"interfaces", Role::superclass},
    {"type_parameters", Role::type_parameters},
    {"type_arguments", Role::type_arguments},
    {"handler", Role::handler},
    {"finalizer", Role::finalizer},
    {"operand", Role::operand},
    {"argument", Role::operand},
    {"expression", Role::operand},
    {"alias", Role::alias},
    {"receiver", Role::receiver},
    {"initializer", Role::initializer},
    {"dimensions", Role::type_arguments},
    {"permits", Role::superclass},
    {"definition", Role::body},
    {"default", Role::default_value},
}};

}  // namespace

Role common_role(std::string_view field, uint16_t number) {
  for (const FieldRole& entry : kFieldRoles) {
    if (entry.field == field) return entry.role;
  }
  const auto own = static_cast<unsigned>(Role::first_field) + number;
  return static_cast<Role>(own > 255 ? 255 : own);
}

}  // namespace plumbline::patterns
