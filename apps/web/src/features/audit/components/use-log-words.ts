import { useTranslation } from 'react-i18next';

/** Names in the log in words; what the catalogue does not know is said by its own name. */
export function useLogWords() {
  const { t, i18n } = useTranslation('audit');
  const known = (key: string): boolean => i18n.exists(key, { ns: 'audit' });
  return {
    event: (name: string): string =>
      // The catalogue was asked first: the key exists although the compiler cannot know it.
      known(`events.${name}`) ? t(`events.${name}` as 'events.message.read') : name,
    family: (name: string): string =>
      known(`families.${name}`) ? t(`families.${name}` as 'families.message') : name,
    object: (name: string): string =>
      known(`objects.${name}`) ? t(`objects.${name}` as 'objects.Message') : name,
  };
}
