import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconRosetteDiscountCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PostMarkOfficialDocument, PostOfficialDocument } from '../generated/documents/verbatims.js';
import { useI18n } from '../i18n/i18n.js';
import { Problem, useProblem } from '../settings/save-bar.js';
import { useCommunity, useRequest } from '../shell/community-context.js';

/** Marks an answer of the staff's as the brand's word on its thread, or takes the mark away. */
export function OfficialMark({ postId }: { postId: string }): ReactNode {
  const { t } = useI18n();
  const { slug } = useCommunity();
  const send = useRequest();
  const client = useQueryClient();
  const queryKey = ['c', slug, 'official', postId];
  const reading = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await send(PostOfficialDocument, { id: postId }, signal)).post,
  });
  const change = useMutation({
    mutationFn: async (isOn: boolean) =>
      (await send(PostMarkOfficialDocument, { input: { postId, isOn } })).postMarkOfficial,
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  const problem = useProblem(change);
  if (!reading.data) return null;
  const official = reading.data.extras?.official;
  return (
    <>
      <Button
        variant={official ? 'light' : 'default'}
        size="xs"
        leftSection={<IconRosetteDiscountCheck size={15} />}
        loading={change.isPending}
        aria-pressed={!!official}
        onClick={() => change.mutate(!official)}
      >
        {official ? t('verbatims.official.by', { name: official.byName }) : t('verbatims.official.mark')}
      </Button>
      <Problem>{change.isPending ? undefined : problem}</Problem>
    </>
  );
}
