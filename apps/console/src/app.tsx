import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './graphql/query-client.js';
import { I18nProvider } from './i18n/i18n.js';
import { createRouter } from './routes.js';
import { ShortcutsProvider } from './shell/shortcuts.js';
import { theme } from './theme/mantine-theme.js';
import { NowProvider } from './ui/now.js';

const colorSchemes = localStorageColorSchemeManager({ key: 'parvis.console.scheme' });

/** The console: its providers, then its routes. */
export function App(): ReactNode {
  const [client] = useState(createQueryClient);
  const [router] = useState(createRouter);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemes}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Notifications position="bottom-center" autoClose={3500} limit={3} />
      <I18nProvider>
        <QueryClientProvider client={client}>
          <NowProvider>
            <ShortcutsProvider>
              <RouterProvider router={router} />
            </ShortcutsProvider>
          </NowProvider>
        </QueryClientProvider>
      </I18nProvider>
    </MantineProvider>
  );
}
