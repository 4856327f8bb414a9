<?php

declare(strict_types=1);

use PHPUnit\Framework\Assert;

/** An environment of the mock for a test: a login to use, and the calls that were made. */
final class Nmbrs
{
    private static ?string $mock = null;

    public readonly string $address;
    public readonly string $username;
    public readonly string $token;
    public readonly string $domain;

    public function __construct()
    {
        $this->address = self::$mock ??= getenv('NMBRS_MOCK_URL') ?: self::start();
        $login = self::ask("$this->address/_mock/environments", new stdClass())->logins->master;
        $this->username = $login->username;
        $this->token = $login->token;
        $this->domain = $login->domain;
    }

    /** Fails with the mock's verdict unless the operation was called once, with these arguments. */
    public function assertCalled(string $operation, array $arguments): void
    {
        $expected = ['operation' => $operation, 'with' => $arguments, 'times' => 1];
        $verdict = self::ask($this->control() . '/verify', $expected);
        Assert::assertTrue($verdict->holds, $verdict->message);
    }

    /** Fails with what the real service would have swallowed without a word. */
    public function assertClean(): void
    {
        Assert::assertSame([], self::ask($this->control() . '/violations'));
    }

    private function control(): string
    {
        return "$this->address/_mock/environments/$this->domain";
    }

    /** The address of a mock that runs as long as the tests. */
    private static function start(): string
    {
        $log = tempnam(sys_get_temp_dir(), 'nmbrs-mock');
        $process = proc_open(['nmbrs-mock', '--port', '0'], [1 => ['file', $log, 'w']], $pipes);
        register_shutdown_function(function () use ($process, $log): void {
            proc_terminate($process);
            unlink($log);
        });
        // nmbrs-mock listens on http://127.0.0.1:40123
        while (!preg_match('~http://\S+(?=\n)~', file_get_contents($log), $address)) {
            Assert::assertTrue(proc_get_status($process)['running'], 'nmbrs-mock cannot start');
            usleep(50_000);
        }
        return $address[0];
    }

    /** What the control API answers; a body is posted. */
    private static function ask(string $address, array|object|null $body = null): mixed
    {
        $post = ['method' => 'POST', 'header' => 'Content-Type: application/json', 'content' => json_encode($body)];
        $context = stream_context_create(['http' => $body === null ? [] : $post]);
        return json_decode(file_get_contents($address, false, $context), flags: JSON_THROW_ON_ERROR);
    }
}
