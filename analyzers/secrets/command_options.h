// The commands that take a password, and how: the table behind command_form.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace plumbline::secrets {

/// How the password is written in the option's value.
enum class Part : uint8_t {
  all,
  after_colon,
  after_slash,
  after_percent,
  after_comma,
  token,  // all, or behind `token=`
  after_pass
};

/// `words`: how many further words stand between the option and its value.
struct Option {
  std::string_view command, flag;
  Part part = Part::all;
  uint8_t words = 0;
  bool attached = false;  // -pVALUE; else also `-p VALUE`, `--p=VALUE`
};

/// Those of one command stand together.
std::span<const Option> command_options();

}  // namespace plumbline::secrets
