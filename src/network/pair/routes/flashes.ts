import type { MessageKey } from '#platform/i18n/i18n.ts';
import type { Verdict } from '../model.ts';

export const flashes = {
  link: 'pair.flash.link',
  apart: 'pair.flash.apart',
  reopen: 'pair.flash.reopen',
} as const satisfies Record<Verdict, MessageKey>;
