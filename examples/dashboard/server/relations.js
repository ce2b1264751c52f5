// What the queries read: five relations, and in each the roles that columns play.

const anyText = { kind: 'text', type: 'text' };
const day = { kind: 'day', type: 'date', needed: true };
const grade = { kind: 'number', type: 'integer' };
const answer = { kind: 'answer', type: 'integer' };

/** What figures can be filtered by, and compared between. */
export const groupings = ['channel', 'team', 'product', 'area', 'agent'];

const grouped = Object.fromEntries(['ticket', ...groupings].map((role) => [role, anyText]));

/** From what to what the answers go, where tables.json doesn't say. */
export const standardScales = { rating: [1, 5], agreement: [1, 7] };

/** By name: whether it is needed, whether the filters choose its rows, and its roles. type is that
 * of a NULL in the column's place. */
export const relations = {
  survey: {
    needed: true,
    filtered: true,
    roles: { day, score: answer, rating: answer, agreement: answer, ...grouped },
  },
  review: {
    filtered: true,
    roles: { day, rubric: { kind: 'rubric', type: 'rubric', needed: true }, ...grouped },
  },
  calibration_rating: {
    filtered: true,
    roles: {
      day,
      category: { ...anyText, needed: true },
      rating: { ...grade, needed: true },
      highest: { ...grade, needed: true },
      lowest: grade,
      reviewer: anyText,
      ...grouped,
      ticket: { ...anyText, needed: true },
    },
  },
  scored_review: {
    filtered: true,
    roles: {
      day,
      ai_score: { kind: 'number', type: 'numeric', needed: true },
      human_score: { kind: 'number', type: 'numeric', needed: true },
      ...grouped,
    },
  },
  target: {
    roles: {
      metric: { ...anyText, needed: true },
      value: { kind: 'number', type: 'numeric', needed: true },
    },
  },
};
