// A parsed text, and what changed between two of them.
#pragma once

#include <memory>
#include <vector>

#include "analyzers/source/language.h"
#include "analyzers/source/text_change.h"
#include "analyzers/syntax/node.h"

namespace plumbline::syntax {

/// Immutable and cheap to copy (an atomic count); a copy may be read on another thread.
class Tree {
 public:
  /// Takes ownership.
  Tree(TSTree* tree, Language language);

  Node root() const { return Node(ts_tree_root_node(tree_.get())); }
  Language language() const { return language_; }
  bool has_error() const { return root().has_error(); }

  /// The tree for the old text told of an edit: what an incremental parse starts from, and what
  /// changed_ranges takes as the old side. Its nodes' ranges are those of the new text, its shape
  /// still the old one.
  Tree edited(const TextChange& change) const;

  const TSTree* raw() const { return tree_.get(); }

 private:
  std::shared_ptr<TSTree> tree_;
  Language language_;
};

/// Where the shape of the tree differs between `old_tree` (already edited()) and `new_tree`, in
/// offsets of the new text, sorted. Nodes outside these ranges and outside the edited bytes are the
/// same in both.
std::vector<ByteRange> changed_ranges(const Tree& old_tree, const Tree& new_tree);

}  // namespace plumbline::syntax
