// How long an analysis took, stage by stage, and what it holds of memory.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/engine/engine.h"

namespace sayso::desk {

/// Milliseconds since some moment; told by the host, since the model has no clock.
using Clock = double (*)();
/// Bytes of the heap that are in use; likewise.
using Heap = std::size_t (*)();

struct StageTime {
  Stage stage = Stage::document;
  double milliseconds = 0;
};

struct RunRecord {
  std::vector<StageTime> stages;  ///< that ran, in order
  double milliseconds = 0;        ///< of all of them
  std::size_t heap_before = 0;    ///< bytes; 0 where the host cannot tell
  std::size_t heap_after = 0;
};

/// Takes the times of one run: end() is for Options::ended.
class StageWatch {
 public:
  explicit StageWatch(Clock now) : now_(now), began_(now()), last_(began_) {}

  void end(Stage stage) {
    const double time = now_();
    stages_.push_back({stage, time - last_});
    last_ = time;
  }

  [[nodiscard]] const std::vector<StageTime>& stages() const { return stages_; }
  /// Until the last stage ended.
  [[nodiscard]] double milliseconds() const { return last_ - began_; }

 private:
  Clock now_;
  double began_;
  double last_;
  std::vector<StageTime> stages_;
};

}  // namespace sayso::desk
