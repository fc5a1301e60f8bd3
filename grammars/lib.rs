// Cargo wants a target; only the vendored C sources of tree-sitter are used.
