#include "core/tools/train/match/queries.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

std::string iso(int year, std::size_t month, int day) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02zu-%02d", year, month, day);
  return text.data();
}

/// The last "5 May 2016" or "May 5, 2016" in `text` as ISO 8601; empty where there is none.
std::string find_day(const std::string& text) {
  std::string found;
  std::size_t last = 0;
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    for (std::size_t at = 0; (at = text.find(kMonths[month], at)) != std::string::npos; ++at) {
      if (at < last) continue;
      int day = 0;
      int year = 0;
      const char* behind = text.c_str() + at + kMonths[month].size();
      if (std::sscanf(behind, " %2d, %4d", &day, &year) == 2 && year > 1900) {
        found = iso(year, month + 1, day);
        last = at;
      } else if (std::sscanf(behind, " %4d", &year) == 1 && year > 1900 && at >= 2 &&
                 std::isdigit(static_cast<unsigned char>(text[at - 2])) != 0) {
        std::size_t begin = at - 2;
        while (begin > 0 && std::isdigit(static_cast<unsigned char>(text[begin - 1])) != 0) --begin;
        found = iso(year, month + 1, std::atoi(text.c_str() + begin));
        last = at;
      }
    }
  }
  return found;
}

std::string text_of(const Json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// Speeches and debates name their day, and where one person speaks also that ("_Trump_").
void read_name(Query& query) {
  const std::string& id = query.id;
  if (id.size() < 9 || std::isdigit(static_cast<unsigned char>(id[0])) == 0) return;
  query.date = id.substr(0, 4) + "-" + id.substr(4, 2) + "-" + id.substr(6, 2);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSpeakers{
      {{"_Trump_", "Donald Trump"},
       {"_Trumo_", "Donald Trump"},
       {"_Tump_", "Donald Trump"},
       {"_Obama_", "Barack Obama"},
       {"_kasich_", "John Kasich"},
       {"_Cruz_Mil", "Ted Cruz"},
       {"_Sanders_Meet", "Bernie Sanders"},
       {"_Hillary_", "Hillary Clinton"}}};
  for (const auto& [part, name] : kSpeakers) {
    if (id.contains(part)) query.speaker = name;
  }
}

std::uint32_t group_of(const Query& query, const std::string& check) {
  const bool named = std::isdigit(static_cast<unsigned char>(query.id[0])) != 0;
  return hash_bytes(named ? query.id.substr(0, query.id.rfind('_')) : check);
}

}  // namespace

std::expected<Task, Error> read_task(const std::string& folder, const Lexicon& lexicon) {
  const bool tweets = folder.ends_with("2a");
  const std::string name = folder + "/CT2022-Task" + (tweets ? "2A" : "2B") + "-EN-Train";
  std::ifstream checks(folder + (tweets ? "/snopes" : "/politifact") + "_vclaims.jsonl");
  std::ifstream texts(name + "-Dev_Queries.tsv");
  std::ifstream relevance(name + "_QRELs.tsv");
  if (!checks || !texts || !relevance) {
    return std::unexpected(Error{"CheckThat! task 2 is not in " + folder, kNone});
  }
  FactCheckIndexBuilder builder(lexicon);
  std::map<std::string, std::uint32_t> entries;
  std::string line;
  while (std::getline(checks, line)) {
    const Json object = Json::parse(line, nullptr, false);
    if (!object.is_object()) continue;
    const std::string claim = text_of(object, "vclaim");
    const std::string title = text_of(object, "title");
    const std::string text = text_of(object, "subtitle");
    const std::string who = text_of(object, "speaker");
    const std::string date = find_day(text_of(object, "date"));
    FactCheck check;
    check.claim = claim;
    check.title = title;
    check.text = text;
    check.claimant = who;
    check.date = date;
    if (builder.add(check)) entries[text_of(object, "vclaim_id")] = builder.size() - 1;
  }
  auto index = FactCheckIndex::open(FileBytes(builder.finish()));
  if (!index) return std::unexpected(index.error());
  Task task{std::move(*index), {}};
  std::map<std::string, std::size_t> known;
  std::vector<Query> all;
  while (std::getline(texts, line)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || !known.emplace(line.substr(0, tab), all.size()).second)
      continue;
    Query query;
    query.id = line.substr(0, tab);
    query.text = line.substr(tab + 1);
    if (tweets) {
      const std::size_t signature = query.text.rfind("— ");
      if (signature != std::string::npos) query.date = find_day(query.text.substr(signature));
    }
    read_name(query);
    all.push_back(std::move(query));
  }
  std::string id;
  std::string zero;
  std::string check;
  std::string one;
  while (relevance >> id >> zero >> check >> one) {
    const auto query = known.find(id);
    const auto entry = entries.find(check);
    if (query == known.end() || entry == entries.end()) continue;
    all[query->second].relevant.push_back(entry->second);
    all[query->second].group = group_of(all[query->second], check);
  }
  for (Query& query : all) {
    if (!query.relevant.empty()) task.queries.push_back(std::move(query));
  }
  return task;
}

}  // namespace sayso
