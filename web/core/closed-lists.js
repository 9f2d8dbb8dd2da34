// The closed lists of the format, as src/model/item_names.h has them (tests/web/closed-lists.test.mjs compares).
// @ts-check

export const kKinds = ['post', 'reply', 'share', 'press', 'visit', 'event'];
export const kChannelKinds = ['social', 'press', 'website', 'visit', 'other'];
export const kPlatforms = [
  'facebook',
  'instagram',
  'threads',
  'linkedin',
  'x',
  'mastodon',
  'bluesky',
  'youtube',
  'tiktok',
  'whatsapp',
  'nextdoor',
  'newsletter',
  'press',
  'website',
  'visit',
  'other',
];
export const kPrecisions = ['second', 'minute', 'day', 'month', 'year'];
export const kInstruments = ['communication', 'money', 'rules'];
export const kDirections = ['one_way', 'asks', 'answers', 'reports_back'];
/** Of a lane, by its platform; each is a token, --lane-NAME. */
export const kLaneColours = ['facebook', 'x', 'mastodon', 'press', 'website', 'visit', 'other'];
