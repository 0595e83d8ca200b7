import { eventKind } from '#platform/outbox.ts';
import type { SheetId } from './model/sheet.ts';

type OfSheet = { readonly sheetId: SheetId };

export const sheetHandedIn = eventKind<OfSheet>('instrument.sheet_handed_in');
export const sheetReturned = eventKind<OfSheet>('instrument.sheet_returned');
export const sheetVerified = eventKind<OfSheet>('instrument.sheet_verified');

export const sheetFacts: readonly string[] = [sheetHandedIn, sheetReturned, sheetVerified].map((kind) => kind.name);
