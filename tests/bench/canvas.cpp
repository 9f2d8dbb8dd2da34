#include "bench/canvas.h"

#include <imgui.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/json_read.h"
#include "bench/measure.h"

namespace kringen {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Require(file.good(), "cannot read " + path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The words of the canvas, as the page hands them over.
class CanvasStrings final : public JsonHandler {
 public:
  explicit CanvasStrings(Locale* locale) : locale_(locale) {}

  bool Key(std::string_view key) override {
    (depth_ == 1 ? section_ : key_) = key;
    return true;
  }
  bool Scalar(const JsonScalar& value) override {
    if (depth_ == 2 && section_ == "canvas") locale_->strings[key_] = std::string(value.text);
    return true;
  }
  bool Start(bool) override { return ++depth_ > 0; }
  bool End(bool) override { return --depth_ >= 0; }

 private:
  Locale* locale_;
  std::string section_, key_;
  int depth_ = 0;
};

Locale DutchLocale() {
  Locale locale;
  CanvasStrings strings(&locale);
  const std::string file = ReadFile(KRINGEN_SOURCE_DIR "/assets/i18n/nl.json");
  Require(ReadJson(file, &strings).complete, "assets/i18n/nl.json is no JSON");
  Require(!locale.strings.empty(), "assets/i18n/nl.json has no canvas words");
  return locale;
}

}  // namespace

HeadlessCanvas::HeadlessCanvas(float width_px, float height_px, TimePoint now) {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.DisplaySize = ImVec2(width_px, height_px);
  for (int face = 0; face < 2; ++face) {  // regular and bold, as on the page
    Require(io.Fonts->AddFontFromFileTTF(KRINGEN_TEST_FONT) != nullptr,
            "no font " KRINGEN_TEST_FONT);
  }
  StartOptions options;
  options.locale = DutchLocale();
  options.now = now;
  app_ = std::make_unique<App>(std::move(options), measure());
  app_->Push(Resize{width_px, height_px, 1});
}

HeadlessCanvas::~HeadlessCanvas() {
  app_.reset();
  ImGui::DestroyContext();
}

MeasureText HeadlessCanvas::measure() {
  return [this](std::string_view text, float size_px) {
    return MeasureWithImGui(*this, text, size_px);
  };
}

void HeadlessCanvas::Load(const FeedPlan& plan) {
  app_->Import("population", ReadFile(KRINGEN_SOURCE_DIR "/assets/losser/population.json"));
  FeedGenerator generator(plan);
  std::string page;
  while (generator.Next(&page)) {
    app_->Import("feed", page);
    app_->notifications().clear();
  }
  app_->Push(SetLoading{false});
  for (int frame = 0; frame < 600; ++frame) {
    Frame();
    if (app_->Idle()) break;
  }
  Require(app_->Idle(), "the app does not come to rest");
  Require(app_->state().result.count == plan.items, "the app did not read all items");
}

double HeadlessCanvas::Frame() {
  const double started_ms = BusyMs();
  app_->Update(1.0 / 60);
  ImGui::GetIO().DeltaTime = 1.0f / 60;
  ImGui::NewFrame();
  HandleInput(app_->state(), app_->layouts(), &memory_, &app_->commands());
  DrawUi(app_->state(), app_->layouts(), *this, &memory_, &app_->commands());
  ImGui::Render();
  const double ended_ms = BusyMs();
  vertices_ = ImGui::GetDrawData()->TotalVtxCount;
  AcceptTextures();
  app_->FrameDrawn();
  app_->notifications().clear();
  return ended_ms - started_ms;
}

// What a renderer does, without a card.
void HeadlessCanvas::AcceptTextures() {
  for (ImTextureData* texture : *ImGui::GetDrawData()->Textures) {
    if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_Destroyed) {
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

}  // namespace kringen
