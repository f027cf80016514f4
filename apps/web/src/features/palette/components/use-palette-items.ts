import type { Conversation } from '#contracts';
import { LANGUAGES } from '#contracts';
import { useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { can, readsContent } from '../../../shared/access/can.js';
import { useSession } from '../../../shared/access/session-query.js';
import { isMeant } from '../../../shared/i18n/is-meant.js';
import { LANGUAGE_NAMES } from '../../../shared/i18n/language.js';
import { switchLanguage } from '../../../shared/i18n/main-catalogue.js';
import { useLanguage } from '../../../shared/i18n/use-language.js';
import { chooseTheme } from '../../../shared/ui/theme.js';
import { foundPeople, foundSpaces } from '../api/palette-queries.js';
import type { PaletteGroup, PaletteItem } from './palette-item.js';
import { byUse, openedAt } from './recent-talks.js';
import { useTalkActions } from './use-talk-actions.js';

const MOST = 6;
/** Of the talks used last, before anything is typed. */
const MOST_AT_FIRST = 4;

/** Everything that answers to the search, group by group; groups without any are left out. */
export function usePaletteItems(search: string): { groups: PaletteGroup[]; isSearching: boolean } {
  const { t, i18n } = useTranslation('palette');
  const session = useSession();
  const language = useLanguage();
  const router = useRouter();
  const queryClient = useQueryClient();
  const isReader = readsContent(session);
  const people = useQuery({
    ...foundPeople(search),
    enabled: isReader && search !== '' && can(session, 'read', 'Person'),
  });
  const spaces = useQuery({
    ...foundSpaces(search),
    enabled: isReader && search !== '' && can(session, 'read', 'Space'),
  });
  const goTo = (href: string) => () => void router.navigate({ href });

  const pages = [
    [isReader, 'pages.messages', '/messages'],
    [isReader && can(session, 'read', 'Space'), 'pages.spaces', '/spaces'],
    [isReader && can(session, 'read', 'Person'), 'pages.people', '/people'],
    [isReader && can(session, 'read', 'Person'), 'pages.chart', '/people/chart'],
    [isReader && can(session, 'read', 'Correspondent'), 'pages.correspondents', '/people/correspondents'],
    [isReader && can(session, 'read', 'Person'), 'pages.me', `/people/${session.person.id}`],
    [isReader && can(session, 'read', 'ReferenceList'), 'pages.lists', '/lists'],
    [can(session, 'read', 'AuditLog'), 'pages.audit', '/audit'],
    [can(session, 'read', 'Directory'), 'pages.directory', '/directory'],
    [true, 'pages.sessions', '/sessions'],
  ] as const;
  const talks = queryClient.getQueryData<InfiniteData<{ items: Conversation[] }>>(['conversations']);
  const usedTalks = (talks?.pages.flatMap(({ items }) => items) ?? []).sort(
    byUse((id) => openedAt(queryClient, id)),
  );
  const talkActions = useTalkActions(search);
  const own = (items: PaletteItem[]) => items.filter(({ text }) => isMeant(text, search)).slice(0, MOST * 2);

  const groups: PaletteGroup[] = [
    {
      key: 'people',
      items: (search === '' ? [] : (people.data ?? [])).map(({ id, displayName, unit, title }) => ({
        key: id,
        text: displayName,
        hint: [title, unit].filter(Boolean).join(' · '),
        onChoose: goTo(`/people/${id}`),
      })),
    },
    {
      key: 'spaces',
      items: (search === '' ? [] : (spaces.data ?? [])).map(({ id, name, purpose }) => ({
        key: id,
        text: name,
        hint: purpose,
        onChoose: goTo(`/spaces/${id}`),
      })),
    },
    {
      key: 'conversations',
      items: own(
        usedTalks.map(({ id, name }) => ({
          key: id,
          text: name === '' ? t('unnamed') : name,
          onChoose: goTo(`/messages/${id}`),
        })),
      ).slice(0, search === '' ? MOST_AT_FIRST : MOST),
    },
    {
      key: 'pages',
      items: own(
        pages.filter(([may]) => may).map(([, key, href]) => ({ key, text: t(key), onChoose: goTo(href) })),
      ),
    },
    {
      key: 'actions',
      items: own([
        ...talkActions,
        ...(['light', 'dark'] as const).map((theme) => ({
          key: theme,
          text: t(`actions.${theme}`),
          onChoose: () => chooseTheme(theme),
        })),
        ...LANGUAGES.filter((other) => other !== language).map((other) => ({
          key: other,
          text: t('actions.language', { language: LANGUAGE_NAMES[other] }),
          onChoose: () => void switchLanguage(i18n, other),
        })),
      ]),
    },
  ];
  return {
    groups: groups.filter(({ items }) => items.length > 0),
    isSearching: people.isFetching || spaces.isFetching,
  };
}
