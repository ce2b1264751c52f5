// The scales of the answers, where they are not the usual ones: "scales" in tables.json.

import { standardScales } from './relations.js';

const mostPoints = 1001;

/** The scale of each answer that has one, as [low, high]. */
export function readScales(given = {}, report) {
  const scales = { ...standardScales };
  for (const [role, scale] of Object.entries(given)) {
    const fault = (text) => report.fault(text, `.scales.${role}`);
    if (!Object.hasOwn(standardScales, role)) {
      fault(`only ${Object.keys(standardScales).join(' and ')} have a scale; that of score is 0 to 10`);
    } else if (!isScale(scale)) {
      fault('must be two whole numbers, the lower first, like [1, 5]');
    } else {
      scales[role] = scale;
    }
  }
  return scales;
}

function isScale(scale) {
  return Array.isArray(scale) && scale.length === 2 && scale.every(Number.isSafeInteger)
    && scale[0] < scale[1] && scale[1] - scale[0] < mostPoints;
}

/** The SQL with the scales that are not the usual ones. */
export function withScales(sql, scales) {
  return sql.replace(/\b(csat|ces)_agg\((rating|agreement)\)/g, (usual, metric, role) => {
    const [low, high] = scales[role];
    const [standardLow, standardHigh] = standardScales[role];
    return low === standardLow && high === standardHigh ? usual : `${metric}_agg(${role}, ${low}, ${high})`;
  });
}
