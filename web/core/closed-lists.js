// The closed lists of the format, as src/model/item_names.h has them (tests/web/closed-lists.test.mjs compares). Platforms
// are in ../base/platforms.js.
// @ts-check

export const kKinds = ['post', 'reply', 'share', 'press', 'visit', 'event'];
export const kChannelKinds = ['social', 'press', 'website', 'visit', 'other'];
export const kDefinitions = ['reach-2014', 'reach', 'viewers', 'unique-impressions', 'impressions', 'views', 'plays'];
export const kPrecisions = ['second', 'minute', 'day', 'month', 'year'];
export const kInstruments = ['communication', 'money', 'rules'];
export const kDirections = ['one_way', 'asks', 'answers', 'reports_back'];
