#include "protocol/socket_stream.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <exception>

#include "protocol/fd_stream.h"

namespace plumbline::protocol {
namespace {

namespace asio = boost::asio;

/// Connects, then takes the descriptor out of Asio: reading and writing block in our own threads.
template <typename Protocol>
OpenedStream connect(const typename Protocol::endpoint& endpoint, const std::string& where) {
  ignore_broken_pipes();
  const std::string failed = "Cannot connect to the editor at " + where + ": ";
  try {
    asio::io_context context;
    typename Protocol::socket socket(context);
    boost::system::error_code error;
    socket.connect(endpoint, error);
    if (error) return {nullptr, failed + error.message()};
    if constexpr (std::is_same_v<Protocol, asio::ip::tcp>) {
      // Answers are small and awaited: do not hold them back to fill a packet.
      socket.set_option(asio::ip::tcp::no_delay(true), error);
    }
    const int descriptor = socket.release(error);
    if (error) return {nullptr, failed + error.message()};
    return {make_fd_stream(descriptor, descriptor), {}};
  } catch (const std::exception& fault) {
    return {nullptr, failed + fault.what()};
  }
}

}  // namespace

OpenedStream connect_pipe(const std::string& path) {
  try {
    return connect<asio::local::stream_protocol>(asio::local::stream_protocol::endpoint(path),
                                                 "pipe " + path);
  } catch (const std::exception&) {
    return {nullptr, "Cannot connect to the editor: the pipe's name is too long: " + path};
  }
}

OpenedStream connect_port(uint16_t port) {
  const asio::ip::tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
  return connect<asio::ip::tcp>(endpoint, "port " + std::to_string(port));
}

}  // namespace plumbline::protocol
