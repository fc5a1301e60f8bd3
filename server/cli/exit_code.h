// What the program's exit status means.
#pragma once

namespace plumbline::cli {

inline constexpr int kClean = 0;
inline constexpr int kFindings = 1;
inline constexpr int kUsage = 2;     // the command line or a configuration file is wrong
inline constexpr int kInternal = 3;  // Plumbline itself failed
inline constexpr int kInterrupted = 130;
inline constexpr int kClosedPipe = 141;  // the reader of the report went away

}  // namespace plumbline::cli
