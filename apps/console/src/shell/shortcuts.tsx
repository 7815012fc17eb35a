import {
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';

/** One action and its key. `show` is what is printed beside the action. */
export interface Shortcut {
  keys: readonly string[];
  show: string;
  label: string;
  run: (key: string) => void;
}

interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

interface ShortcutsValue {
  isEnabled: boolean;
  setEnabled: (isEnabled: boolean) => void;
  groups: readonly ShortcutGroup[];
  register: (id: string, group: ShortcutGroup | null) => void;
}

const STORED = 'parvis.console.shortcuts';
const ShortcutsContext = createContext<ShortcutsValue | null>(null);

const TYPING = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]';
const PRESSABLE = 'button, a[href], input, summary, [role=option], [role=menuitem]';

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(TYPING)) return true;
  if (event.key === 'Enter' && target?.closest(PRESSABLE)) return true;
  return document.querySelector('[role=dialog][aria-modal=true], [role=menu]') !== null;
}

/** Holds the keys of the screens shown. Single keys can be turned off (WCAG 2.2, 2.1.4); what they do stays on buttons. */
export function ShortcutsProvider({ children }: { children: ReactNode }): ReactNode {
  const [isEnabled, setEnabled] = useState(() => localStorage.getItem(STORED) !== 'off');
  const [groups, setGroups] = useState<ReadonlyMap<string, ShortcutGroup>>(new Map());
  const latest = useRef<readonly ShortcutGroup[]>([]);

  const value = useMemo<ShortcutsValue>(
    () => ({
      isEnabled,
      setEnabled: (next) => {
        localStorage.setItem(STORED, next ? 'on' : 'off');
        setEnabled(next);
      },
      groups: [...groups.values()],
      register: (id, group) =>
        setGroups((before) => {
          const after = new Map(before);
          if (group) after.set(id, group);
          else after.delete(id);
          return after;
        }),
    }),
    [isEnabled, groups],
  );

  useEffect(() => {
    latest.current = value.groups;
  }, [value.groups]);
  useEffect(() => {
    if (!isEnabled) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      const all = latest.current.flatMap((group) => group.shortcuts);
      const shortcut = all.findLast((each) => each.keys.includes(event.key));
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run(event.key);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isEnabled]);

  return <ShortcutsContext value={value}>{children}</ShortcutsContext>;
}

/** State of the shortcuts, for the dialog and the switch. */
export function useShortcutSettings(): ShortcutsValue {
  const value = useContext(ShortcutsContext);
  if (!value) throw new Error('useShortcutSettings outside ShortcutsProvider');
  return value;
}

/** Gives a screen its keys while it is mounted. The newest screen wins a key that two of them want. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const id = useId();
  const { register } = useShortcutSettings();
  const current = useRef(shortcuts);
  const registering = useRef(register);
  useEffect(() => {
    current.current = shortcuts;
    registering.current = register;
  });
  // Registered anew only when what is printed changes; the actions are always the latest.
  const printed = shortcuts.map((each) => `${each.keys.join()}\t${each.show}\t${each.label}`).join('\n');
  useEffect(() => {
    const stable = current.current.map((shortcut, index) => ({
      ...shortcut,
      run: (key: string) => current.current[index]?.run(key),
    }));
    registering.current(id, { title, shortcuts: stable });
    return () => registering.current(id, null);
  }, [id, title, printed]);
}
