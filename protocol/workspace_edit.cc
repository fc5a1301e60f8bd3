#include "protocol/workspace_edit.h"

#include "protocol/workspace_edit_fields.h"

namespace plumbline::protocol {

template Decoded<ApplyWorkspaceEditResult> decode(const Json&);
template Json to_json(const WorkspaceEdit&);
template Json to_json(const ApplyWorkspaceEditParams&);
template Json to_json(const ApplyWorkspaceEditResult&);

}  // namespace plumbline::protocol
