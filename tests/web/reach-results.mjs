// Invented results of the reach model for tests: a town of 22,600 with five villages, in the proportions of the model.

const kVillages = { losser: 13000, glane: 530, overdinkel: 4230, 'de-lutte': 3800, beuningen: 1040 };
const kAges = {
  '0-11': 2893,
  '12-17': 1831,
  '18-24': 1650,
  '25-34': 2102,
  '35-44': 2938,
  '45-54': 3661,
  '55-64': 3277,
  '65-74': 2441,
  '75+': 1807,
};
export const kResidents = 22600;

export const estimate = (median, low = median * 0.6, high = median * 1.5) => ({ median, low, high });

/** As printed of a village: one digit. */
function figureOf(share) {
  const one = (number) => Number(number.toPrecision(1));
  return estimate(one(share), one(share * 0.6), one(share * 1.5));
}

/** A cell of which the share `reached` saw it. */
export function cell(id, residents, reached, more = {}) {
  const seen = residents * reached;
  const left = residents - seen;
  return {
    id,
    residents,
    users: residents * 0.56,
    direct: seen * 0.4,
    both: seen * 0.1,
    shared: seen * 0.5,
    recommended: 0,
    reach: estimate(seen),
    thrice: estimate(seen * 0.05),
    not_on_platform: left * 0.5,
    no_tie: left * 0.1,
    not_shown: left * 0.4,
    blind: false,
    merged: [],
    figure: null,
    ...more,
  };
}

/** A final result in which the share `reached` of the residents saw it. */
export function result(reached = 0.15, more = {}) {
  const seen = kResidents * reached;
  return {
    replicates: 512,
    wanted: 512,
    populations: 16,
    seed: 7,
    final: true,
    residents: kResidents,
    users: estimate(kResidents * 0.558, kResidents * 0.52, kResidents * 0.6),
    friends: 4520,
    reach: estimate(seen),
    thrice: estimate(seen * 0.05),
    frequency: [0.85, 0.1, 0.03, 0.01, 0.005, 0.004, 0.001].map((share) => estimate(kResidents * share)),
    direct: estimate(seen * 0.41),
    both: estimate(seen * 0.12),
    shared: estimate(seen * 0.47),
    none: estimate(kResidents - seen, kResidents - seen * 1.5, kResidents - seen * 0.6),
    recommended: estimate(0, 0, 0),
    evidence: 'profile',
    reported: 0,
    engaged: 420,
    bound: 12611,
    year: 2014,
    noise: null,
    villages: Object.entries(kVillages).map(([id, residents]) =>
      cell(id, residents, reached, { figure: figureOf(reached) }),
    ),
    ages: Object.entries(kAges).map(([id, residents]) => cell(id, residents, reached)),
    usage: [
      cell('none', 10000, 0),
      cell('rare', 1100, 0.05),
      cell('weekly', 2300, 0.2),
      cell('daily', 9200, Math.min(0.95, reached * 2)),
    ],
    blind_spots: [
      cell('losser/75+', 1040, 0.02, { blind: true }),
      cell('glane/75+', 42, 0.02, { blind: true, merged: ['glane/0-11'] }),
      cell('losser/25-34', 1200, 0.25),
      cell('glane/25-34', 49, 0.25),
    ],
    circle_types: [
      {
        id: 'household',
        circles: 9400,
        memberships: 19400,
        touched: estimate(0.43, 0.42, 0.44),
        expected: 0.431,
        with_reached: estimate(0.38),
        members_reached: estimate(0.15),
      },
    ],
    villages_known: true,
    ages_known: false,
    defaults: {},
    lagging: { share: 0.08, chance: 0.31 },
    curve: [],
    mix: [],
    mix_total: null,
    replay: null,
    sensitivity: [
      { id: 'visibility', share: 0.45 },
      { id: 'post_effect', share: 0.1 },
    ],
    effective: null,
    warnings: [],
    compared: null,
    ...more,
  };
}
