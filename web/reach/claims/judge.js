// What this model says of a claim: figures of its results and of public sources, held against the rules of
// assets/losser/claims.json. Pure, and no verdict is written down where a figure decides.
// @ts-check

/** @typedef {import('../../reach').Claim} Claim */
/** @typedef {import('../../reach').ClaimFile} ClaimFile */
/** @typedef {import('../../reach').Judgement} Judgement */
/** @typedef {import('../../reach').ReachQuestion} ReachQuestion */
/** @typedef {import('../../reach').ReachResult} ReachResult */

const kDay_s = 86400;
/** The speech was held in the autumn of 2014; its posts lie in the year before. 1 June 2014, noon. */
const kFirstPost_s = 1401616800;

/** The questions that the claims need an answer to, for the reach worker.
 * @param {ClaimFile} file @param {Record<string, number>} parameters what-if values @returns {Record<string, ReachQuestion>} */
export function claimQuestions(file, parameters) {
  return Object.fromEntries(
    Object.entries(file.asks).map(([name, { posts, friends, shares, commenters, reactors }]) => [
      name,
      {
        messages: Array.from({ length: posts }, (_, i) => ({
          id: `claim-${name}-${i}`,
          time: kFirstPost_s + i * kDay_s,
          platform: 'facebook',
          author: 'profile',
          friends,
          shares,
          commenters,
          reactors,
          reported_reach: null,
          reported_impressions: null,
          local_share: null,
        })),
        parameters,
        mix: [],
      },
    ]),
  );
}

/** The chance that a circle of `size` holds at least one friend, when friends are a random part of the residents: the
 * hypergeometric closed form. @param {number} residents @param {number} friends @param {number} size */
export function coverage(residents, friends, size) {
  let none = 1;
  for (let i = 0; i < size; ++i) none *= Math.max(0, residents - friends - i) / (residents - i);
  return 1 - none;
}

/** What a claim may ask of a result. Shares of residents, or of platform users where the name says so.
 * @param {ReachResult} result @returns {Record<string, number>} */
export function figuresOf(result) {
  const { residents, users, friends, reach, thrice, shared } = result;
  /** @type {Record<string, number>} */
  const figures = {
    residents,
    friends: friends / residents,
    friends_count: friends,
    friends_of_users: friends / users.median,
    users: users.median / residents,
    outside: 1 - users.median / residents,
    reach: reach.median / residents,
    reach_low: reach.low / residents,
    reach_high: reach.high / residents,
    users_once: reach.median / users.median,
    users_once_low: reach.low / users.median,
    users_once_high: reach.high / users.median,
    users_thrice: thrice.median / users.median,
    users_thrice_low: thrice.low / users.median,
    users_thrice_high: thrice.high / users.median,
    only_shared: reach.median > 0 ? shared.median / reach.median : 0,
    only_direct: reach.median > 0 ? result.direct.median / reach.median : 0,
    circles_of_12: coverage(residents, friends, 12),
  };
  for (const cell of result.usage) {
    if (cell.residents <= 0) continue;
    figures[`${cell.id}_once`] = cell.reach.median / cell.residents;
    figures[`${cell.id}_thrice`] = cell.thrice.median / cell.residents;
  }
  for (const type of result.circle_types) figures[`touched_${type.id}`] = type.touched.median;
  return figures;
}

/**
 * The first rule whose conditions all hold. Pending until every figure that the claim names is there.
 * @param {Claim} claim @param {Record<string, ReachResult | null>} results by name of the ask @returns {Judgement}
 */
export function judgeClaim(claim, results) {
  /** @type {Record<string, number>} */
  const figures = Object.fromEntries(Object.entries(claim.facts).map(([name, { value }]) => [name, value]));
  for (const [name, path] of Object.entries(claim.figures)) {
    const [ask, figure] = path.split('.');
    const result = results[ask];
    const value = result ? figuresOf(result)[figure] : NaN;
    if (!Number.isFinite(value)) return { verdict: 'pending', figures };
    figures[name] = value;
  }
  const rule = claim.rules.find(({ when }) =>
    when.every(([name, relation, bound]) => holds(figures[name], relation, bound)),
  );
  return { verdict: rule?.verdict ?? 'undecided', figures };
}

/** @param {number} value @param {'<' | '<=' | '>=' | '>'} relation @param {number} bound */
function holds(value, relation, bound) {
  switch (relation) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>=':
      return value >= bound;
    default:
      return value > bound;
  }
}
