#!/bin/bash
# A desktop for a screen reader: a screen, a window manager, a bus, AT-SPI, a voice that writes its words into $WORK/spoken, and Orca.
# Prints the bus's address when all of it is there, and ends with its standard input.
# usage: DISPLAY=:90 WORK=/tmp/… dbus-run-session -- bash session.sh
mkdir -p "$XDG_CONFIG_HOME/speech-dispatcher/modules" "$XDG_DATA_HOME/orca" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
cat > "$XDG_CONFIG_HOME/speech-dispatcher/speechd.conf" <<C
LogLevel 0
LogDir "$WORK"
DefaultLanguage "en"
AudioOutputMethod "alsa"
AddModule "words" "sd_generic" "words.conf"
DefaultModule words
C
cat > "$XDG_CONFIG_HOME/speech-dispatcher/modules/words.conf" <<C
GenericExecuteSynth "echo \'\$DATA\' >> $WORK/spoken"
AddVoice "en" "MALE1" "en"
DefaultVoice "en"
GenericLanguage "en" "en" "utf-8"
Debug 0
C
# No reading of the whole page on arrival: a voice that takes no time would run ahead of the keys.
cat > "$XDG_DATA_HOME/orca/orca-customizations.py" <<C
import orca.settings as settings
settings.sayAllOnLoad = False
settings.enableKeyEcho = False
C
echo 'pcm.!default { type null }' > "$HOME/.asoundrc"
: > "$WORK/spoken"
Xvfb "$DISPLAY" -screen 0 1280x1000x24 -nolisten tcp >/dev/null 2>&1 & screen=$!
until xdotool getmouselocation >/dev/null 2>&1; do sleep 0.2; kill -0 $screen || exit 1; done
openbox >/dev/null 2>&1 & windows=$!
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 & bus=$!
for property in IsEnabled ScreenReaderEnabled; do
  until gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.freedesktop.DBus.Properties.Set org.a11y.Status $property '<true>' >/dev/null 2>&1; do sleep 0.2; done
done
"$ORCA" >/dev/null 2>&1 & reader=$!
until grep -q "Screen reader on" "$WORK/spoken"; do sleep 0.2; kill -0 $reader || exit 1; done
echo "$DBUS_SESSION_BUS_ADDRESS"
cat >/dev/null
kill $reader $bus $windows $screen
