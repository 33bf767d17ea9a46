import { parse } from "yaml";
import { z } from "zod";

const manifest = z.looseObject({
  display_information: z.looseObject({ name: z.string().max(35) }),
  features: z
    .looseObject({
      app_home: z
        .looseObject({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(true),
          messages_tab_read_only_enabled: z.boolean().default(true),
        })
        .prefault({}),
      bot_user: z.looseObject({
        display_name: z
          .string()
          .max(80)
          .regex(/^[a-z0-9._-]+$/),
      }),
      slash_commands: z
        .array(
          z.looseObject({
            command: z
              .string()
              .max(32)
              .regex(/^\/\S+$/),
            description: z.string().min(1).max(2000),
            usage_hint: z.string().max(1000).optional(),
          }),
        )
        .max(50)
        .default([]),
      shortcuts: z
        .array(
          z.looseObject({
            name: z.string().max(24),
            type: z.enum(["global", "message"]),
            callback_id: z.string().min(1).max(255),
            description: z.string().min(1).max(150),
          }),
        )
        .max(10)
        .default([]),
    })
    .optional(),
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).default([]) }) }),
  settings: z
    .looseObject({
      event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).default([]) }).optional(),
      interactivity: z.looseObject({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().default(false),
    })
    .prefault({}),
});

/** What the app has declared: nothing else exists for it in this workspace. */
export interface Manifest {
  readonly appName: string;
  readonly botName: string;
  readonly commands: ReadonlySet<string>;
  readonly shortcuts: ReadonlySet<string>;
  readonly messageShortcuts: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly scopes: readonly string[];
  readonly interactive: boolean;
  readonly homeTab: boolean;
  /** Whether people may write to the app in its Messages tab. */
  readonly messagesTab: boolean;
}

/** Reads manifest.yml as Slack's own check would; what is wrong is said with its path. */
export function readManifest(text: string): Manifest {
  const read = manifest.safeParse(parse(text));
  if (!read.success) throw new Error(`Slack refuses this manifest:\n${z.prettifyError(read.error)}`);
  const { display_information, features, oauth_config, settings } = read.data;
  const shortcuts = features?.shortcuts ?? [];
  const tab = features?.app_home;
  return {
    appName: display_information.name,
    botName: features?.bot_user.display_name ?? "app",
    commands: new Set(features?.slash_commands.map((command) => command.command)),
    shortcuts: new Set(shortcuts.filter((one) => one.type === "global").map((one) => one.callback_id)),
    messageShortcuts: new Set(
      shortcuts.filter((one) => one.type === "message").map((one) => one.callback_id),
    ),
    events: new Set(settings.event_subscriptions?.bot_events),
    scopes: oauth_config.scopes.bot,
    interactive: settings.interactivity?.is_enabled ?? false,
    homeTab: tab?.home_tab_enabled ?? false,
    messagesTab: tab?.messages_tab_enabled === true && !tab.messages_tab_read_only_enabled,
  };
}
