import { App, type Logger } from "@slack/bolt";
import { carriedBy } from "../actions/action.ts";
import { homeOpened } from "../actions/home.ts";
import { presses, submissions } from "../actions/index.ts";
import { reacted, written } from "../actions/messages.ts";
import { shortcuts } from "../actions/shortcuts.ts";
import { drawn, tell } from "../casework/answers.ts";
import type { Bot } from "../casework/bot.ts";
import type { Answer, Gesture, Press } from "../casework/gestures.ts";
import type { Clock, Log } from "../casework/ports.ts";
import type { Chat } from "../casework/ports-slack.ts";
import { Conflict, nameOf, StoreError } from "../casework/trouble.ts";
import { commands } from "../commands/index.ts";
import { paragraph } from "../views/kit.ts";
import { toBoth } from "../words/to-both.ts";
import {
  parseChannel,
  parseCommand,
  parseHome,
  parseMessage,
  parsePress,
  parseReaction,
  parseShortcut,
  parseSubmission,
} from "./parse.ts";
import type { HoldingReceiver, Reply } from "./receiver.ts";

/** Who the bot is in this workspace, from `auth.test`. */
export interface Identity {
  readonly botId: string;
  readonly botUserId: string;
  readonly team: string;
  /** Where the workspace is on the web, with a slash at its end; empty if Slack does not say. */
  readonly url: string;
}

/** Joins Bolt to the commands and actions: a payload comes in, is parsed, saved, and then acknowledged. */
export function boltApp(parts: {
  receiver: HoldingReceiver;
  token: string;
  identity: Identity;
  apiUrl: string | undefined;
  logger: Logger;
  log: Log;
  bot: Bot;
  chat: Chat;
  clock: Clock;
  /** Told of every payload: Slack reaches us. */
  contact: () => void;
}): App {
  const { receiver, identity, bot, chat, clock, log, contact } = parts;
  const app = new App({
    receiver,
    logger: parts.logger,
    // Nothing is kept per conversation; Bolt's own store would fail to find something with every payload.
    convoStore: false,
    authorize: async () => ({
      botToken: parts.token,
      botId: identity.botId,
      botUserId: identity.botUserId,
      teamId: identity.team,
    }),
    ...(parts.apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: parts.apiUrl } }),
  });
  // What was not saved must not be acknowledged: the receiver hears of every error.
  app.error(async (error) => {
    throw "original" in error && error.original instanceof Error ? error.original : error;
  });

  const reply = (body: object, answer: Answer, respondTo: string | null): void => {
    const { after } = answer;
    const message = answer.ack !== undefined && "message" in answer.ack ? answer.ack.message : null;
    receiver.set(body, {
      ...(answer.ack === undefined
        ? {}
        : "modal" in answer.ack
          ? { body: answer.ack.modal }
          : { body: { response_type: "ephemeral", ...answer.ack.message } }),
      ...(after === undefined ? {} : { after: () => after(chat) }),
      // An answer that came too late for the acknowledgement still finds its way.
      ...(message !== null && respondTo !== null
        ? { notTaken: () => chat.respond(respondTo, { ...message, replace: false }) }
        : {}),
    } satisfies Reply);
  };

  /** Whatever goes wrong before it is saved: the person is told, and nothing claims to be saved. */
  const failed = (error: unknown, what: string): void => {
    log.error("not-saved", { what, error: nameOf(error) });
  };
  const troubleText = (error: unknown) =>
    error instanceof StoreError || error instanceof Conflict
      ? toBoth.trouble.notSaved
      : toBoth.trouble.broken;
  /** Said where the gesture was made; but a form that holds something typed is not replaced. */
  const troubled = (error: unknown, gesture: Gesture & Partial<Press>): Answer => {
    const typed = Object.values(gesture.fields ?? {}).some((values) => values.some((text) => text !== ""));
    const told = tell(gesture, [paragraph(troubleText(error))]);
    return gesture.respondTo === null && typed ? {} : { after: told };
  };

  for (const command of commands) {
    app.command(command.name, async ({ body }) => {
      contact();
      const typed = parseCommand(body, clock.now());
      if (typed === null) return;
      const answer = await command.run(typed, bot).catch((error: unknown): Answer => {
        failed(error, command.name);
        return { ack: { message: drawn([paragraph(troubleText(error))]) } };
      });
      reply(body, answer, typed.respondTo);
    });
  }

  for (const shortcut of shortcuts) {
    app.shortcut(shortcut.callbackId, async ({ body }) => {
      contact();
      const used = parseShortcut(body, clock.now());
      if (used === null) return;
      const answer = await shortcut.run(used, bot).catch((error: unknown) => {
        failed(error, shortcut.callbackId);
        return troubled(error, used);
      });
      reply(body, answer, used.respondTo);
    });
  }

  app.action(/.*/, async ({ body }) => {
    contact();
    const press = parsePress(body, clock.now());
    const run = press === null ? undefined : presses[press.verb];
    if (press === null || run === undefined) return;
    const answer = await run(press, carriedBy(press.value), bot).catch((error: unknown) => {
      failed(error, press.verb);
      return troubled(error, press);
    });
    reply(body, press.home ? await withHome(answer, press) : answer, press.respondTo);
  });

  /** What was pressed in the App Home changes what it lists. */
  const withHome = async (answer: Answer, press: Press): Promise<Answer> => {
    const home = await homeOpened(press, bot);
    return {
      ...answer,
      after: async (slack) => {
        await answer.after?.(slack);
        await home.after?.(slack);
      },
    };
  };

  app.view(/.*/, async ({ body }) => {
    contact();
    const submission = parseSubmission(body, clock.now());
    const run = submission === null ? undefined : submissions[submission.form];
    if (submission === null || run === undefined) return;
    const answer = await run(submission, carriedBy(submission.metadata), bot).catch(
      (error: unknown): Answer => {
        failed(error, submission.form);
        // The last, since what stands above the fields of a form (the choice of a template) shows no errors.
        const field = Object.keys(submission.fields).at(-1) ?? "";
        const errors = { [field]: toBoth.trouble.notSavedForm };
        return { ack: { modal: { response_action: "errors", errors } } };
      },
    );
    reply(body, answer, null);
  });

  app.event("message", async ({ body, event, context }) => {
    contact();
    const message = parseMessage(body, event, clock.now(), identity.botUserId);
    if (message === null) return;
    try {
      reply(body, await written(message, bot), null);
    } catch (error) {
      failed(error, "message");
      if (context.retryNum === undefined || context.retryNum === 0) {
        const { place, thread, by } = message;
        const text = drawn([paragraph(toBoth.trouble.notSavedMessage)]);
        void chat.whisper({ channel: place.channel, thread, person: by }, text);
      }
      throw error;
    }
  });

  const reactionChanged = async ({ body, event }: { body: object; event: unknown }) => {
    contact();
    const reaction = parseReaction(body, event, clock.now());
    if (reaction !== null) reply(body, await reacted(reaction, bot), null);
  };
  app.event("reaction_added", reactionChanged);
  app.event("reaction_removed", reactionChanged);

  app.event("app_home_opened", async ({ body, event }) => {
    contact();
    const opened = parseHome(body, event, clock.now());
    if (opened !== null) reply(body, await homeOpened(opened, bot), null);
  });

  const channelChanged = async ({ body, event }: { body: object; event: unknown }) => {
    contact();
    if (parseChannel(event) === bot.desk.id) reply(body, { after: () => bot.desk.check() }, null);
  };
  app.event("member_joined_channel", channelChanged);
  app.event("member_left_channel", channelChanged);
  app.event("group_left", channelChanged);
  app.event("group_archive", channelChanged);
  app.event("group_unarchive", channelChanged);
  app.event("channel_shared", channelChanged);

  return app;
}
