import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n.js';
import { Empty } from '../ui/empty.js';
import { useTitle } from '../ui/use-title.js';

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  const { t } = useI18n();
  useTitle(t('notFound.title'));
  return (
    <Empty
      isScreen
      icon={<IconMapOff stroke={1.5} />}
      title={t('notFound.title')}
      action={
        <Button component={Link} to="/" variant="default">
          {t('notFound.home')}
        </Button>
      }
    >
      {t('notFound.text')}
    </Empty>
  );
}
