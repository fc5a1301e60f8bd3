#include "protocol/registration.h"

#include "protocol/value_codec.h"

namespace plumbline::protocol {

template <class V>
void fields(V& v, Like<Registration> auto& s) {
  v("id", s.id);
  v("method", s.method);
  v("registerOptions", s.register_options);
}

template <class V>
void fields(V& v, Like<RegistrationParams> auto& s) {
  v("registrations", s.registrations);
}

template <class V>
void fields(V& v, Like<Unregistration> auto& s) {
  v("id", s.id);
  v("method", s.method);
}

template <class V>
void fields(V& v, Like<UnregistrationParams> auto& s) {
  v("unregisterations", s.unregistrations);
}

template <class V>
void fields(V& v, Like<RelativePattern> auto& s) {
  v("baseUri", s.base_uri);
  v("pattern", s.pattern);
}

template <class V>
void fields(V& v, Like<FileSystemWatcher> auto& s) {
  v("globPattern", s.glob_pattern);
  v("kind", s.kind);
}

template <class V>
void fields(V& v, Like<DidChangeWatchedFilesRegistrationOptions> auto& s) {
  v("watchers", s.watchers);
}

template <class V>
void fields(V& v, Like<DidChangeConfigurationRegistrationOptions> auto& s) {
  v("section", s.section);
}

template Json to_json(const RegistrationParams&);
template Json to_json(const UnregistrationParams&);
template Json to_json(const DidChangeWatchedFilesRegistrationOptions&);
template Json to_json(const DidChangeConfigurationRegistrationOptions&);

}  // namespace plumbline::protocol
