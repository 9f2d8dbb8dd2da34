#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/rng.h"
#include "bench/reach_parts.h"
#include "reach/parameter_draw.h"

namespace kringen {

using namespace reach;

PopulationSpec LosserTimes(std::uint32_t factor) {
  PopulationSpec spec;
  const std::uint32_t copies = std::clamp(factor, 1u, 40u);
  const std::uint32_t each = std::max(1u, factor / copies);
  for (std::uint32_t i = 0; i < copies; ++i) {
    const std::string number = std::to_string(i);
    spec.villages.push_back({"losser" + number, 13000 * each});
    spec.villages.push_back({"glane" + number, 530 * each});
    spec.villages.push_back({"overdinkel" + number, 4230 * each});
    spec.villages.push_back({"de-lutte" + number, 3800 * each});
    spec.villages.push_back({"beuningen" + number, 1040 * each});
  }
  return spec;
}

Engagement BenchPost(std::uint32_t shares, std::uint32_t comments, std::uint32_t reactions) {
  Engagement post;
  post.time = 1400000000;
  post.counts = {shares, comments, reactions};
  post.local_share = 1;
  return post;
}

double TriadGBps() {
  constexpr std::size_t kCount = std::size_t{4} << 20;  // three arrays of 32 MB
  std::vector<double> a(kCount, 0), b(kCount, 1), c(kCount, 2);
  double best_ms = 1e9;
  for (int turn = 0; turn < 8; ++turn) {
    const double start = BusyMs();
    for (std::size_t i = 0; i < kCount; ++i) a[i] = b[i] + 3 * c[i];
    best_ms = std::min(best_ms, BusyMs() - start);
    Keep(static_cast<std::uint64_t>(a[kCount / 2]));
  }
  return 3 * 8 * static_cast<double>(kCount) / best_ms / 1e6;
}

double RunMs(const Town& town, const CascadeKernel& kernel, const Engagement& post,
             std::uint32_t batches, int repeats, double* mean) {
  MessageRun run(kernel);
  run.Visit(town);
  const Population& population = town.population;
  const auto cells = static_cast<std::uint32_t>(population.user_cells.size() - 1);
  std::vector<CellCounts> counts(cells);
  MessageInput input;
  input.message = &post;
  input.friends = *post.friends;
  double sum_ms = 0, reach = 0;
  ParameterDraw draw(1, {});
  for (std::uint32_t batch = 0; batch < batches; ++batch) {
    std::array<ParameterValues, kLanes> values;
    double best_ms = 1e12;
    for (int repeat = 0; repeat < repeats; ++repeat) {
      const double start = BusyMs();
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        values[lane] = draw.Values(batch * kLanes + lane);
        double& z = values[lane][IndexOf(Parameter::kPostEffect)];
        z *= values[lane][IndexOf(Parameter::kPostSpread)];
      }
      run.Run(input, 1, batch, values);
      double reached = 0;
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        AtLeast at_least;
        run.Count(lane, counts.data(), &at_least);
        reached += at_least[0];
      }
      best_ms = std::min(best_ms, BusyMs() - start);
      if (repeat == 0) reach += reached;
    }
    sum_ms += best_ms;
  }
  *mean = reach / (batches * kLanes);
  return sum_ms;
}

namespace {

struct Built {
  std::unique_ptr<Town> town;
  double persons_ms = 0, ties_ms = 0;
};

Built Build(const PopulationSpec& spec) {
  Built built{std::make_unique<Town>(), 0, 0};
  const ParameterValues values = DefaultParameters();
  const double start = BusyMs();
  built.town->population = BuildPopulation(spec, values, 1, 0);
  built.persons_ms = BusyMs() - start;
  built.town->network = BuildNetwork(built.town->population, values);
  built.ties_ms = BusyMs() - start - built.persons_ms;
  return built;
}

double PerThousand(double ms, std::uint32_t batches) { return ms * 1000 / (batches * kLanes); }

double DirectNs(const Town& town, const CascadeKernel& kernel, const Engagement& post) {
  MessageRun run(kernel);
  run.Visit(town);
  MessageInput input;
  input.message = &post;
  input.friends = *post.friends;
  ParameterDraw draw(1, {});
  std::array<ParameterValues, kLanes> values;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) values[lane] = draw.Values(lane);
  run.Run(input, 1, 0, values);
  Batch batch = run.batch();
  double best_ms = 1e9;
  for (int repeat = 0; repeat < 200; ++repeat) {
    const double start = BusyMs();
    kernel.direct(&batch);
    best_ms = std::min(best_ms, BusyMs() - start);
  }
  return best_ms * 1e6 / (double{kLanes} * *post.friends);
}

double QuestionMs(const std::shared_ptr<TownCache>& towns, const std::vector<Engagement>& posts,
                  std::uint32_t replicates) {
  double best_ms = 1e9;
  for (int repeat = 0; repeat < 5; ++repeat) {
    const double start = BusyMs();
    ReachQuestion question;
    question.messages = posts;
    question.replicates = replicates;
    ReachSimulation simulation(towns, question);
    while (simulation.Step(replicates)) {
    }
    Keep(static_cast<std::uint64_t>(simulation.Result().reach.median));
    best_ms = std::min(best_ms, BusyMs() - start);
  }
  return best_ms;
}

// A page's post with a figure: the number before any simulation, its spread, and a period of such.
void MeasureReported(const PopulationSpec& spec, const std::shared_ptr<TownCache>& towns,
                     Figures* figures) {
  Engagement post = BenchPost(12, 31, 140);
  post.by_page = true;
  post.reported_reach = 5200;
  post.local_share.reset();
  post.audience.followers = 2570;
  ReachQuestion question;
  question.messages = {post};
  double best_ms = 1e9;
  for (int repeat = 0; repeat < 9; ++repeat) {
    const double start = BusyMs();
    const std::optional<ReachResult> result = ResultAtOnce(question, spec, 1);
    Keep(static_cast<std::uint64_t>(result->reach.median));
    best_ms = std::min(best_ms, BusyMs() - start);
  }
  figures->Add("reach_at_once_ms", best_ms);
  figures->Add("reach_reported_128_ms", QuestionMs(towns, {post}, 128));
  figures->Add("reach_period_128_ms", QuestionMs(towns, std::vector<Engagement>(50, post), 128));
}

}  // namespace

void MeasureLosser(Figures* figures) {
  const PopulationSpec spec = LosserTimes(1);
  Built built = Build(spec);
  for (int repeat = 0; repeat < 4; ++repeat) {
    const Built again = Build(spec);
    built.persons_ms = std::min(built.persons_ms, again.persons_ms);
    built.ties_ms = std::min(built.ties_ms, again.ties_ms);
  }
  figures->Add("reach_build_persons_ms", built.persons_ms);
  figures->Add("reach_build_ties_ms", built.ties_ms);
  figures->Add("reach_build_ms", built.persons_ms + built.ties_ms);
  Engagement post = BenchPost(60, 80, 400);
  post.friends = 4520;
  const Town& town = *built.town;
  double fast_mean = 0, mean = 0;
  const double fast_ms = RunMs(town, FastestKernel(), post, 32, 5, &fast_mean);
  figures->Add("reach_losser_1000_ms", PerThousand(fast_ms, 32));
  figures->Add("reach_losser_1000_base_ms",
               PerThousand(RunMs(town, BaseKernel(), post, 32, 5, &mean), 32));
  Require(mean == fast_mean, "instruction sets differ");
  double naive_mean = 0, naive_ms = 1e9;
  for (int repeat = 0; repeat < 3; ++repeat) {
    naive_ms = std::min(naive_ms, NaiveMs(town, post, 512, &naive_mean));
  }
  Require(std::abs(naive_mean / mean - 1) < 0.03, "the plain model says something else");
  figures->Add("reach_naive_1000_ms", naive_ms * 1000);
  figures->Add("reach_table_speedup", naive_ms / (fast_ms / (32 * kLanes)));
  double reference_mean = 0;
  const double reference_ms = ReferenceMs(town, post, 128, &reference_mean);
  Require(std::abs(reference_mean / mean - 1) < 0.05, "the second model says something else");
  figures->Add("reach_speedup", reference_ms / (fast_ms / (32 * kLanes)));
  figures->Add("reach_direct_ns", DirectNs(town, FastestKernel(), post));
  figures->Add("reach_direct_base_ns", DirectNs(town, BaseKernel(), post));
  auto towns = std::make_shared<TownCache>(spec, 1, std::vector<FixedParameter>{});
  for (std::uint32_t i = 0; i < towns->count(); ++i) towns->at(i);
  for (const std::uint32_t replicates : {128u, 512u}) {
    figures->Add("reach_question_" + std::to_string(replicates) + "_ms",
                 QuestionMs(towns, {post}, replicates));
  }
  Engagement mark = BenchPost(2, 3, 15);
  mark.friends = 900;
  figures->Add("reach_mark_128_ms", QuestionMs(towns, {mark}, 128));
  MeasureReported(spec, towns, figures);
  figures->Add("reach_triad_gbps", TriadGBps());
}

namespace {

void MeasureLarge(std::uint32_t factor, const std::string& name, Engagement post,
                  std::uint32_t batches, int repeats, Figures* figures) {
  const PopulationSpec spec = LosserTimes(factor);
  const Built built = Build(spec);
  post.friends = static_cast<std::uint32_t>(spec.residents() / 5);
  figures->Add(name + "_residents", static_cast<double>(spec.residents()));
  figures->Add(name + "_build_ms", built.persons_ms + built.ties_ms);
  double mean = 0;
  const double ms = RunMs(*built.town, FastestKernel(), post, batches, repeats, &mean);
  figures->Add(name + "_1000_ms", PerThousand(ms, batches));
  figures->Add(name + "_memory_mb", MemoryNow().taken_mb);
  figures->Add("reach_triad_gbps", TriadGBps());
}

}  // namespace

void MeasureCity(Figures* figures) {
  MeasureLarge(44, "reach_city", BenchPost(60, 80, 400), 4, 3, figures);
}

void MeasureCityHeavy(Figures* figures) {
  MeasureLarge(44, "reach_city_heavy", BenchPost(3000, 4000, 20000), 1, 2, figures);
}

// Time per replicate against friends and ties of the engaged, from 10^4 to 10^7 residents.
void MeasureGrowth(Figures* figures) {
  for (const std::uint32_t factor : {1u, 4u, 40u, 440u}) {
    const std::string name = "reach_growth_" + std::to_string(factor * 22600);
    MeasureLarge(factor, name, BenchPost(60, 80, 400), 2, 3, figures);
  }
}

void MeasureNetherlands(Figures* figures) {
  MeasureLarge(796, "reach_netherlands", BenchPost(60, 80, 400), 2, 2, figures);
}

}  // namespace kringen
