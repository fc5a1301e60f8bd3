#include "analyzers/syntax/tree.h"

#include <cstdlib>

namespace plumbline::syntax {

Tree::Tree(TSTree* tree, Language language) : tree_(tree, ts_tree_delete), language_(language) {}

Tree Tree::edited(const TextChange& change) const {
  TSTree* const copy = ts_tree_copy(tree_.get());
  // Rows and columns are not used anywhere: tree-sitter only carries them along.
  const TSInputEdit edit = {change.begin.value,        change.old_end.value,
                            change.new_end.value,      {0, change.begin.value},
                            {0, change.old_end.value}, {0, change.new_end.value}};
  ts_tree_edit(copy, &edit);
  return {copy, language_};
}

std::vector<ByteRange> changed_ranges(const Tree& old_tree, const Tree& new_tree) {
  uint32_t count = 0;
  TSRange* const ranges = ts_tree_get_changed_ranges(old_tree.raw(), new_tree.raw(), &count);
  std::vector<ByteRange> result;
  result.reserve(count);
  for (uint32_t i = 0; i < count; ++i) {
    result.push_back(byte_range(ranges[i].start_byte, ranges[i].end_byte));
  }
  std::free(ranges);  // NOLINT(cppcoreguidelines-no-malloc): tree-sitter allocated it
  return result;
}

}  // namespace plumbline::syntax
