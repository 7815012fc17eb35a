import { createTheme, Modal, Notification, Tooltip, type MantineColorsTuple } from '@mantine/core';

/** Shades are asked for by the components; what is shown comes from tokens.css, which follows the community. */
const brand: MantineColorsTuple = [
  'var(--surface-chosen)',
  'var(--surface-chosen)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent)',
  'var(--accent-hover)',
  'var(--accent-hover)',
];

/** Component defaults of the console. */
export const theme = createTheme({
  primaryColor: 'brand',
  colors: { brand },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSmoothing: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // Panes scroll, the page does not: there is nothing to lock, and locking would need a style element.
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, centered: true, padding: 'xl', transitionProps: { duration: 140 } },
    }),
    // They leave by themselves, and Mantine's cross has no name for who does not see it.
    Notification: Notification.extend({ defaultProps: { withCloseButton: false } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: false, events: { hover: true, focus: true, touch: false } },
    }),
  },
});
