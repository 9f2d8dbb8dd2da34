#include "report/answers.h"

#include "model/dialogue.h"

namespace kringen {

AnswerFigures AnswersOf(const Tally& tally, const Feed& feed) {
  AnswerFigures figures;
  std::vector<ItemIndex> items;
  for (const MessageFigures& message : tally.messages) {
    if (message.index != kNoItem) items.push_back(message.index);
    if (!message.item->dialogue || message.item->dialogue->questions < 0) continue;
    const Dialogue& dialogue = *message.item->dialogue;
    // More answers than questions contradict each other.
    if (dialogue.answered < 0 || dialogue.answered > dialogue.questions) {
      figures.unknown += dialogue.questions;
      continue;
    }
    ++figures.messages;
    figures.questions += dialogue.questions;
    figures.answered += dialogue.answered;
  }
  const DialogueProfile profile = ProfileOf(feed, items);
  if (profile.reply_times) {
    figures.median_minutes = profile.reply_times->median_minutes;
    figures.timed = profile.reply_times->curve.waits;
  }
  return figures;
}

}  // namespace kringen
