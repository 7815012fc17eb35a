import { Controller, Get, Header } from '@nestjs/common';
import { type Actor, CurrentActor, Public } from '#platform';
import { type PublicSealKey, SealKeys } from './seal-keys.js';

/** By which keys a community's exports are known. */
@Controller('seal-keys')
export class SealKeyController {
  constructor(private readonly keys: SealKeys) {}

  /** For whoever was given an export, with an account or without. */
  @Public()
  @Get()
  @Header('cache-control', 'public, max-age=300')
  async list(@CurrentActor() actor: Actor): Promise<{ keys: PublicSealKey[] }> {
    return { keys: await this.keys.list(actor.communityId) };
  }
}
