import type { Language } from '#contracts';

/** Day and month in the order of the language; English is Europe's, not America's. */
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };

const cache = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and lists use hundreds. */
function formatter(
  language: Language,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const known = cache.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options);
  cache.set(key, known);
  return known;
}

/** "09:12" */
export function timeOfDay(language: Language, at: string): string {
  return formatter(language, 'time', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** "mardi 17 novembre", with the year when it is not this one. */
export function dayName(language: Language, at: string, now: Date): string {
  const date = new Date(at);
  const base: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  return date.getFullYear() === now.getFullYear()
    ? formatter(language, 'day', base).format(date)
    : formatter(language, 'day-year', { ...base, year: 'numeric' }).format(date);
}

/** "17 novembre 2026 à 09:12" */
export function dayAndTime(language: Language, at: string): string {
  return formatter(language, 'full', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at));
}

/** "mar. 17 novembre à 09:12": for a moment that is not far. */
export function weekdayAndTime(language: Language, at: string): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long' };
  return formatter(language, 'weekday-time', { ...options, hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  );
}

/** "17/11/2026 09:12:05": for what is compared to the second. */
export function momentToSecond(language: Language, at: string): string {
  return formatter(language, 'second', { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at));
}

/** "09:12:05" today, with the day before: for the state of something that goes on. */
export function lastMoment(language: Language, at: string, now: Date): string {
  return dayKey(new Date(at)) === dayKey(now)
    ? formatter(language, 'time-second', { timeStyle: 'medium' }).format(new Date(at))
    : momentToSecond(language, at);
}

/** "17 novembre 2026" */
export function dayOnly(language: Language, at: string): string {
  return formatter(language, 'date', { dateStyle: 'long' }).format(new Date(at));
}

/** The time today, the short date before: for a list. */
export function shortMoment(language: Language, at: string, now: Date): string {
  const date = new Date(at);
  if (dayKey(date) === dayKey(now)) return timeOfDay(language, at);
  return date.getFullYear() === now.getFullYear()
    ? formatter(language, 'short', { day: 'numeric', month: 'short' }).format(date)
    : formatter(language, 'short-year', { dateStyle: 'short' }).format(date);
}

/** Equal for two moments of the same day, in the time zone of this machine. */
export function dayKey(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}
