// What a matcher does next: a reference to a callable, without an allocation.
#pragma once

#include <type_traits>
#include <utility>

namespace plumbline::patterns {

/// Refers to a callable of the caller's frame; valid only during the call that it is handed to.
class Next {
 public:
  template <typename F>
    requires(!std::is_same_v<std::remove_cvref_t<F>, Next>)
  Next(F&& function)  // NOLINT(google-explicit-constructor): a lambda is handed over as it is
      : object_(const_cast<void*>(static_cast<const void*>(&function))),
        call_([](void* object) { (*static_cast<std::remove_reference_t<F>*>(object))(); }) {}

  void operator()() const { call_(object_); }

 private:
  void* object_;
  void (*call_)(void*);
};

}  // namespace plumbline::patterns
