#include "protocol/hover.h"

#include "protocol/basic_types_fields.h"

namespace plumbline::protocol {

template <class V>
void fields(V& v, Like<HoverParams> auto& s) {
  v("textDocument", s.text_document);
  v("position", s.position);
  v("workDoneToken", s.work_done_token);
}

template <class V>
void fields(V& v, Like<Hover> auto& s) {
  v("contents", s.contents);
  v("range", s.range);
}

template Decoded<HoverParams> decode(const Json&);
template Json to_json(const HoverParams&);
template Json to_json(const Hover&);

}  // namespace plumbline::protocol
