#include "analyzers/patterns/view.h"

namespace plumbline::patterns {

Atom atom_of(std::string_view text) {
  uint64_t hash = 1469598103934665603ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash ^ (hash >> 29);
}

Atom extend_path(Atom path, Atom segment) {
  return (path * 0x9e3779b97f4a7c15ULL + segment) ^ (segment >> 17);
}

Atom path_of(std::string_view dotted) {
  Atom path = 0;
  while (true) {
    const size_t dot = dotted.find('.');
    path = extend_path(path, atom_of(dotted.substr(0, dot)));
    if (dot == std::string_view::npos) return path;
    dotted.remove_prefix(dot + 1);
  }
}

uint32_t View::child(uint32_t index, Role role) const {
  for (uint32_t i = index + 1; i < nodes[index].next; i = nodes[i].next) {
    if (nodes[i].role == role) return i;
  }
  return 0;
}

uint32_t View::child_count(uint32_t index) const {
  uint32_t count = 0;
  for (uint32_t i = index + 1; i < nodes[index].next; i = nodes[i].next) ++count;
  return count;
}

}  // namespace plumbline::patterns
