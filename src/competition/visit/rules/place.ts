import type { Place } from '../model/visit.ts';

const NUMBER = /^[+-]?\d{1,3}(?:[.,]\d{1,15})?$/;
const MOST_LATITUDE = 90;
const MOST_LONGITUDE = 180;
const MOST_ACCURACY = 1_000_000;

function numberOf(text: string, most: number): number | null {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return null;
  const value = Number(trimmed.replace(',', '.'));
  return Math.abs(value) <= most ? value : null;
}

export type TypedPlace = { readonly latitude: string; readonly longitude: string; readonly accuracy: string };

/** The place as typed or told by the device; null for none, 'wrong' for what is no place on earth. */
export function placeFrom({ latitude, longitude, accuracy }: TypedPlace): Place | null | 'wrong' {
  if (latitude.trim() === '' && longitude.trim() === '') return null;
  const [lat, long] = [numberOf(latitude, MOST_LATITUDE), numberOf(longitude, MOST_LONGITUDE)];
  if (lat === null || long === null) return 'wrong';
  const metres = Number(accuracy);
  const isTold = accuracy.trim() !== '' && Number.isFinite(metres) && metres >= 0 && metres <= MOST_ACCURACY;
  return { latitude: lat, longitude: long, accuracy: isTold ? Math.round(metres) : null };
}
