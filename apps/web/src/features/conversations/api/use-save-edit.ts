import type { Code, Message } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiError } from '../../../shared/api/api-error.js';
import { editMessage } from './change-own-message.js';
import { edits, updateEdit } from './edits.js';
import { messagesQuery } from './messages-query.js';
import { changeMessage } from './receive-message.js';

/** Saves the open edit. What goes wrong is said in the editor, which keeps the text. @returns whether it is saved */
export function useSaveEdit() {
  const queryClient = useQueryClient();
  return useCallback(
    async (message: Message): Promise<boolean> => {
      const { id, conversationId } = message;
      const edit = edits.get(conversationId);
      if (edit?.messageId !== id || edit.isSaving) return false;
      // After a conflict the author sees the current version under the text, and replaces that one.
      const version = isCode(edit.error, 'MESSAGE_CHANGED') ? message.version : edit.version;
      updateEdit(conversationId, id, { isSaving: true });
      try {
        changeMessage(queryClient, await editMessage(message, { body: edit.body, version }));
        return true;
      } catch (error) {
        if (isCode(error, 'MESSAGE_CHANGED') || isCode(error, 'MESSAGE_DELETED'))
          await queryClient.invalidateQueries({ queryKey: messagesQuery(conversationId).queryKey });
        updateEdit(conversationId, id, { isSaving: false, error });
        return false;
      }
    },
    [queryClient],
  );
}

export function isCode(error: unknown, code: Code): boolean {
  return error instanceof ApiError && error.code === code;
}
