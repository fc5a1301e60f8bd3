// A filter is a chain of pipelines: decoder, undoing of the PNG predictor, which tables of the
// cross-references use, and a link that counts.
#include "server/archive/pdf_filters.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <mutex>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_RunLength.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFStreamFilter.hh>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace plumbline::archive {
namespace {

thread_local uint64_t* bytes_left = nullptr;

constexpr uint64_t kLongestRow = 1024 * 1024;

class Counting : public Pipeline {
 public:
  explicit Counting(Pipeline* to) : Pipeline("counting", to) {}

  void write(const unsigned char* data, size_t size) override {
    if (bytes_left != nullptr) {
      const bool enough = size <= *bytes_left;
      *bytes_left -= std::min<uint64_t>(size, *bytes_left);
      if (!enough) throw std::runtime_error("the allowance is spent");
    }
    getNext()->write(data, size);
  }
  void finish() override { getNext()->finish(); }
};

struct Rows {
  size_t bytes = 0;  // of a row, without the byte that names its predictor; 0: no predictor
  size_t pixel = 1;  // bytes
};

/// Undoes what made rows of pixels, or of table entries, easier to compress.
class PngRows : public Pipeline {
 public:
  PngRows(const Rows& rows, Pipeline* to)
      : Pipeline("rows", to), rows_(rows), above_(rows.bytes), row_(rows.bytes) {}

  void write(const unsigned char* data, size_t size) override {
    for (size_t i = 0; i < size; ++i) take(data[i]);
  }
  void finish() override {
    if (at_ > 1) getNext()->write(row_.data(), at_ - 1);
    getNext()->finish();
  }

 private:
  void take(unsigned char byte) {
    if (at_ == 0) {
      predictor_ = byte;
    } else {
      row_[at_ - 1] = static_cast<unsigned char>(byte + predicted(at_ - 1));
    }
    if (++at_ <= rows_.bytes) return;
    getNext()->write(row_.data(), row_.size());
    std::swap(above_, row_);
    at_ = 0;
  }

  int predicted(size_t i) const {
    const int left = i >= rows_.pixel ? row_[i - rows_.pixel] : 0;
    const int above = above_[i];
    const int corner = i >= rows_.pixel ? above_[i - rows_.pixel] : 0;
    switch (predictor_) {
      case 1:
        return left;
      case 2:
        return above;
      case 3:
        return (left + above) / 2;
      case 4:
        return nearest(left, above, corner);
      default:
        return 0;
    }
  }

  /// Paeth's choice: the neighbour that is nearest to left + above - corner.
  static int nearest(int left, int above, int corner) {
    const int to_left = std::abs(above - corner);
    const int to_above = std::abs(left - corner);
    const int to_corner = std::abs(left + above - 2 * corner);
    if (to_left <= to_above && to_left <= to_corner) return left;
    return to_above <= to_corner ? above : corner;
  }

  const Rows rows_;
  std::vector<unsigned char> above_;
  std::vector<unsigned char> row_;
  size_t at_ = 0;  // in the row, the byte of the predictor counted
  unsigned char predictor_ = 0;
};

class FlateFilter : public QPDFStreamFilter {
 public:
  bool setDecodeParms(QPDFObjectHandle parameters) override {
    if (!parameters.isDictionary()) return parameters.isNull();
    const auto number = [&](const char* key, int otherwise) {
      QPDFObjectHandle value = parameters.getKey(key);
      return value.isInteger() ? value.getIntValueAsInt() : otherwise;
    };
    const int predictor = number("/Predictor", 1);
    if (predictor == 1) return true;
    const int64_t columns = number("/Columns", 1);
    const int64_t bits = int64_t{number("/Colors", 1)} * number("/BitsPerComponent", 8);
    const bool sound = predictor >= 10 && columns > 0 && bits > 0 && bits <= 1024 &&
                       columns <= static_cast<int64_t>(kLongestRow);
    if (!sound) return false;
    rows_.bytes = static_cast<size_t>((columns * bits + 7) / 8);
    rows_.pixel = static_cast<size_t>(std::max<int64_t>(1, bits / 8));
    return rows_.bytes <= kLongestRow;
  }

  Pipeline* getDecodePipeline(Pipeline* next) override {
    links_.push_back(std::make_unique<Counting>(next));
    if (rows_.bytes > 0) links_.push_back(std::make_unique<PngRows>(rows_, links_.back().get()));
    links_.push_back(std::make_unique<Pl_Flate>("flate", links_.back().get(), Pl_Flate::a_inflate));
    return links_.back().get();
  }

 private:
  Rows rows_;
  std::vector<std::unique_ptr<Pipeline>> links_;
};

class RunLengthFilter : public QPDFStreamFilter {
 public:
  Pipeline* getDecodePipeline(Pipeline* next) override {
    counting_ = std::make_unique<Counting>(next);
    runs_ = std::make_unique<Pl_RunLength>("runs", counting_.get(), Pl_RunLength::a_decode);
    return runs_.get();
  }

 private:
  std::unique_ptr<Pipeline> counting_;
  std::unique_ptr<Pipeline> runs_;
};

class RefusingFilter : public QPDFStreamFilter {
 public:
  bool setDecodeParms(QPDFObjectHandle) override { return false; }
  Pipeline* getDecodePipeline(Pipeline*) override { return nullptr; }
};

template <typename Filter>
std::shared_ptr<QPDFStreamFilter> make() {
  return std::make_shared<Filter>();
}

}  // namespace

PdfAllowance::PdfAllowance(uint64_t& left) {
  static std::once_flag registered;
  std::call_once(registered, [] {
    QPDF::registerStreamFilter("/FlateDecode", make<FlateFilter>);
    QPDF::registerStreamFilter("/RunLengthDecode", make<RunLengthFilter>);
    QPDF::registerStreamFilter("/LZWDecode", make<RefusingFilter>);
  });
  bytes_left = &left;
}

PdfAllowance::~PdfAllowance() {
  bytes_left = nullptr;
}

}  // namespace plumbline::archive
