#include "core/tools/common/claim_reviews.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/tools/common/feed.h"

namespace sayso {
namespace {

using Json = nlohmann::json;

/// What is kept of an object, whatever it is: which of it matters is known when it ends.
struct Draft {
  bool is_review = false;
  std::string claim;
  std::string name;
  std::string headline;
  std::string url;
  std::string date;
  std::string text;
  std::string author;
  std::string publisher;
  std::string rating;  ///< in words
  std::string rating_value;
  std::string item_author;  ///< of what was reviewed
  std::string item_date;
};

/// An object or an array that has begun. What stands in an array stands under its name.
struct Frame {
  bool array = false;
  std::string key;  ///< under which the next value stands
  Draft draft;
};

/// Events of nlohmann's parser, which keeps a stack of its own and does not recurse.
class Handler : public nlohmann::json_sax<Json> {
 public:
  explicit Handler(const std::function<void(const FactCheck&, std::size_t)>& each) : each_(each) {}

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t value) override { return put(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) override { return put(std::to_string(value)); }
  bool number_float(double, const std::string& text) override { return put(text); }
  bool string(std::string& text) override { return put(text); }
  bool binary(Json::binary_t&) override { return true; }
  bool start_object(std::size_t) override { return open(false); }
  bool start_array(std::size_t) override { return open(true); }
  bool end_array() override {
    if (deeper_ > 0) {
      --deeper_;
    } else {
      frames_.pop_back();
    }
    return true;
  }
  bool key(std::string& name) override {
    if (deeper_ == 0) frames_.back().key = name;
    return true;
  }
  bool end_object() override;
  bool parse_error(std::size_t at, const std::string&, const Json::exception&) override {
    position = static_cast<std::uint32_t>(std::min<std::size_t>(at, kNone - 1));
    return false;
  }

  std::uint32_t position = kNone;  ///< where it is not JSON

 private:
  bool open(bool array) {
    if (frames_.size() == kDeepestFeed) {
      ++deeper_;
      return true;
    }
    Frame frame;
    frame.array = array;
    if (array && !frames_.empty()) frame.key = frames_.back().key;
    frames_.push_back(std::move(frame));
    return true;
  }

  /// The object that the next value stands in; null at the top.
  [[nodiscard]] Draft* owner() {
    for (std::size_t i = frames_.size(); i-- > 0;) {
      if (!frames_[i].array) return &frames_[i].draft;
    }
    return nullptr;
  }

  bool put(const std::string& text);
  void fold(const Draft& child, const std::string& name);
  void give(const Draft& draft);

  const std::function<void(const FactCheck&, std::size_t)>& each_;
  std::vector<Frame> frames_;
  std::size_t deeper_ = 0;  ///< levels below the deepest that is kept
  std::size_t bytes_ = 0;
};

/// The first of several stays.
void keep(std::string& field, const std::string& text) {
  if (field.empty()) field = text.substr(0, std::size_t{2} * kLongestField);
}

bool Handler::put(const std::string& text) {
  bytes_ += text.size();
  if (deeper_ > 0 || frames_.empty()) return true;
  Draft* const draft = owner();
  if (draft == nullptr) return true;
  const std::string& key = frames_.back().key;
  if (key == "@type") {
    draft->is_review = draft->is_review || text.ends_with("ClaimReview");
  } else if (key == "claimReviewed") {
    keep(draft->claim, text);
    draft->is_review = true;
  } else if (key == "name") {
    keep(draft->name, text);
  } else if (key == "headline") {
    keep(draft->headline, text);
  } else if (key == "url") {
    keep(draft->url, text);
  } else if (key == "datePublished") {
    keep(draft->date, text);
  } else if (key == "description" || key == "reviewBody") {
    keep(draft->text, text);
  } else if (key == "author") {
    keep(draft->author, text);
  } else if (key == "publisher") {
    keep(draft->publisher, text);
  } else if (key == "alternateName") {
    keep(draft->rating, text);
  } else if (key == "ratingValue") {
    keep(draft->rating_value, text);
  }
  return true;
}

void Handler::fold(const Draft& child, const std::string& name) {
  Draft* const draft = owner();
  if (draft == nullptr) return;
  if (name == "author") {
    keep(draft->author, child.name);
  } else if (name == "publisher") {
    keep(draft->publisher, child.name);
  } else if (name == "reviewRating") {
    keep(draft->rating, child.rating.empty() ? child.rating_value : child.rating);
  } else if (name == "itemReviewed") {
    keep(draft->item_author, child.author);
    keep(draft->item_date, child.date);
  }
}

void Handler::give(const Draft& draft) {
  FactCheck check;
  check.claim = draft.claim;
  check.claimant = draft.item_author;
  check.date = draft.item_date.empty() ? draft.date : draft.item_date;
  check.rating = draft.rating;
  check.publisher = draft.author.empty() ? draft.publisher : draft.author;
  check.url = draft.url;
  check.title = draft.headline.empty() ? draft.name : draft.headline;
  check.text = draft.text;
  each_(check, bytes_);
}

bool Handler::end_object() {
  if (deeper_ > 0) {
    --deeper_;
    return true;
  }
  const Draft draft = std::move(frames_.back().draft);
  frames_.pop_back();
  if (draft.is_review) {
    give(draft);
  } else if (!frames_.empty()) {
    fold(draft, frames_.back().key);
  }
  return true;
}

}  // namespace

std::expected<void, Error> read_claim_reviews(
    std::string_view json, const std::function<void(const FactCheck&, std::size_t)>& each) {
  Handler handler(each);
  if (Json::sax_parse(json.begin(), json.end(), &handler)) return {};
  return std::unexpected(Error{"not JSON", handler.position});
}

}  // namespace sayso
