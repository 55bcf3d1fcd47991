import { choiceParam, integerParam } from '../address/params.js';
import { paperSetOf, paperSetWhere } from '../paper-set/paper-set.js';
import type { ThemeVariables } from './theme-documents.js';

export const periodsBounds = { min: 1, max: 20 };
export const minPapersBounds = { min: 1, max: 1000 };
export const minPapersDefault = 2;

/** How large themes are, in words; the resolution of the communities behind each. */
export const sizes = { usual: 1, larger: 0.5, smaller: 2 } as const;
export const sizeNames = ['usual', 'larger', 'smaller'] as const satisfies readonly (keyof typeof sizes)[];

/** The least index of a link that is drawn. */
export const thresholds = ['0.2', '0.1', '0.3', '0.5'] as const;

/** Which themes an address asks for. */
export interface ThemeRequest {
  /** As many as the server finds fit, unless given. */
  periodsCount: number | undefined;
  by: 'papers' | 'years';
  /** Topics of fewer papers in a period are no terms of it. */
  minPapers: number;
  size: keyof typeof sizes;
  threshold: (typeof thresholds)[number];
}

export function themeRequestOf(params: URLSearchParams): ThemeRequest {
  return {
    periodsCount: integerParam(params, 'periods', periodsBounds),
    by: choiceParam(params, 'by', ['papers', 'years']),
    minPapers: integerParam(params, 'minPapers', minPapersBounds) ?? minPapersDefault,
    size: choiceParam(params, 'size', sizeNames),
    threshold: choiceParam(params, 'threshold', thresholds),
  };
}

/** As the schema takes it, with the papers that the address means. */
export function themeVariables(params: URLSearchParams): ThemeVariables {
  const { periodsCount, by, minPapers, size, threshold } = themeRequestOf(params);
  const where = paperSetWhere(paperSetOf(params));
  return {
    periodsBy: by === 'years' ? 'YEARS' : 'PAPERS',
    minPapers,
    resolution: sizes[size],
    threshold: Number(threshold),
    ...(periodsCount !== undefined && { periodsCount }),
    ...(where && { where }),
  };
}
