// What Dear ImGui's core names of its widgets and tables, doing nothing. The page draws with draw
// lists alone and shows no window, so none of it is ever seen, and 50 KB need not be loaded.
// Weak: a version of Dear ImGui that asks for more gets its own widgets, and these step back.
#include <imgui.h>
#include <imgui_internal.h>

#include <cstring>

#define KRINGEN_SPARED __attribute__((weak))

KRINGEN_SPARED void ImGuiMenuColumns::Update(float, bool) {}
KRINGEN_SPARED ImGuiInputTextState::ImGuiInputTextState() {
  std::memset(static_cast<void*>(this), 0, sizeof *this);
}
KRINGEN_SPARED ImGuiInputTextState::~ImGuiInputTextState() {}

namespace ImGui {

KRINGEN_SPARED bool Button(const char*, const ImVec2&) { return false; }
KRINGEN_SPARED bool ButtonBehavior(const ImRect&, ImGuiID, bool*, bool*, ImGuiButtonFlags) {
  return false;
}
KRINGEN_SPARED bool CloseButton(ImGuiID, const ImVec2&) { return false; }
KRINGEN_SPARED bool CollapseButton(ImGuiID, const ImVec2&) { return false; }
KRINGEN_SPARED void EndColumns() {}
KRINGEN_SPARED void EndMenuBar() {}
KRINGEN_SPARED ImGuiMultiSelectIO* EndMultiSelect() { return nullptr; }
KRINGEN_SPARED void EndTabBar() {}
KRINGEN_SPARED void EndTable() {}
KRINGEN_SPARED bool InputText(const char*, char*, std::size_t, ImGuiInputTextFlags,
                              ImGuiInputTextCallback, void*) {
  return false;
}
KRINGEN_SPARED void InputTextDeactivateHook(ImGuiID) {}
KRINGEN_SPARED void Scrollbar(ImGuiAxis) {}
KRINGEN_SPARED bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) {
  return false;
}
KRINGEN_SPARED void SeparatorText(const char*) {}
KRINGEN_SPARED bool SliderInt(const char*, int*, int, int, const char*, ImGuiSliderFlags) {
  return false;
}
KRINGEN_SPARED void TableEndRow(ImGuiTable*) {}
KRINGEN_SPARED void TableGcCompactSettings() {}
KRINGEN_SPARED void TableGcCompactTransientBuffers(ImGuiTable*) {}
KRINGEN_SPARED void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
KRINGEN_SPARED void TableSettingsAddSettingsHandler() {}
KRINGEN_SPARED void TextV(const char*, va_list) {}
KRINGEN_SPARED void TreePop() {}

}  // namespace ImGui
