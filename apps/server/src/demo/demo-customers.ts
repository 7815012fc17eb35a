import { demoSubject } from './seed-people.js';

/** A customer of the demo's brand, signed in on its page. */
export interface DemoCustomer {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** By which the brand knows the customer. */
  readonly subject: string;
}

/** Two regulars, and somebody whom the forum has never seen. */
export const demoCustomers: readonly DemoCustomer[] = [
  {
    id: 'claire',
    name: 'Claire Dubreuil',
    about: 'Cliente depuis quatre mois',
    subject: demoSubject('claire'),
  },
  { id: 'hugo', name: 'Hugo Lemaire', about: 'Client, testeur', subject: demoSubject('hugo') },
  { id: 'ines', name: 'Inès Valette', about: 'Première visite', subject: demoSubject('ines') },
];
