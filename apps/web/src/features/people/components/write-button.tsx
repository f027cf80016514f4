import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../shared/api/client.js';
import { ProblemText } from '../../../shared/ui/problem-text.js';

/** Opens the direct talk with a person: the one that is there, or a new one. */
export function WriteButton({ personId }: { personId: string }) {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const write = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/conversations', { body: { members: [personId] } })),
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['conversations'] });
      await navigate({ to: '/messages/$conversationId', params: { conversationId: id } });
    },
  });
  return (
    <>
      <button
        type="button"
        className="btn"
        aria-disabled={write.isPending}
        onClick={() => !write.isPending && write.mutate()}
      >
        {t('person.write')}
      </button>
      {write.isError && (
        <p role="alert" className="field-problem">
          <ProblemText error={write.error} />
        </p>
      )}
    </>
  );
}
