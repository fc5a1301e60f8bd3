// The text shown when the pointer rests on a place.
#pragma once

#include <optional>

#include "protocol/basic_types.h"
#include "protocol/codec.h"
#include "protocol/request_id.h"

namespace plumbline::protocol {

struct HoverParams {
  TextDocumentIdentifier text_document;
  Position position;
  std::optional<ProgressToken> work_done_token;
};

/// No hover is a null result, not an empty one.
struct Hover {
  MarkupContent contents;
  std::optional<Range> range;
};

}  // namespace plumbline::protocol
