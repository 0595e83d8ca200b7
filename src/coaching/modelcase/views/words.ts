import type { ModelCase } from '../model.ts';

export function placeText({ unitName, institutionName }: Pick<ModelCase, 'unitName' | 'institutionName'>): string {
  return [unitName, institutionName].filter((it) => it !== null).join(', ');
}
