import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The place in the sidebar that belongs to the screen shown. */
export const SidebarSlotContext = createContext<HTMLElement | null>(null);

/** Puts a screen's own "what" column (lanes, filters, sections) under its name in the sidebar. */
export function SidebarSlot({ children }: { children: ReactNode }): ReactNode {
  const slot = useContext(SidebarSlotContext);
  return slot && createPortal(children, slot);
}
