import { type DynamicModule, Module } from '@nestjs/common';
import { ApiModule } from '#api';
import { PlatformModule, type PlatformParts } from '#platform';
import { WorkerModule } from '#worker';

/** The roles this process plays, on one platform. */
@Module({})
export class AppModule {
  static with(parts: PlatformParts): DynamicModule {
    const roles = parts.config.roles.map((role) => (role === 'api' ? ApiModule : WorkerModule));
    return { module: AppModule, imports: [PlatformModule.with(parts), ...roles] };
  }
}
